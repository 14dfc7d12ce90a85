"""What a server writes of itself: one line an event, with ids and numbers, and never a client's data.

Everything else may be logged by anybody: a library, Streamlit, a defect of ours. What could hold a client's data in it
is left out where the line is written: the words of exceptions, the texts among a message's values, addresses.
"""
