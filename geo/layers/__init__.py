"""What a historian edits: the models of its files, the reader, the rules, the writer."""
