"""What the outputs say of an advice in words: the same sentences in the PDF and in a terminal."""
