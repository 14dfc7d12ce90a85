"""The questionnaire: cases, answers files, the path through the questions, what is still worth asking."""
