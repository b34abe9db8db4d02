"""Writers of office files: reports as .docx and .xlsx."""
