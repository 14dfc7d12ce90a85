"""The words of screens, reports and the command line, in the language of whoever reads them."""

from advisor.words.say import language, say, say_count, speak, speaking

__all__ = ["language", "say", "say_count", "speak", "speaking"]
