"""The live preview: the records in memory, pages made when a browser asks for them."""
