"""The desk: seeds to posts. Pure in the middle; files are read and written in `seeds`, `ledger` and `run`."""
