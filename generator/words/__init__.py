"""The words everybody shares: records, findings, Vietnamese text, dates, claimed paths. Imports nothing of ours."""
