"""What the law and the catalogue say of awards."""
