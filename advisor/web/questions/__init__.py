"""The questionnaire, the answers to check, and what follows each answer."""
