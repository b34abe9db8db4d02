"""Lists from spreadsheets to records: a table and a mapping of its columns in, planned files and findings out.

Nothing here reads or writes a file; ``cli/importing`` does, through ``records.write_records``.
"""
