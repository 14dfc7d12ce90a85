"""Who is here: the sign-in and what comes before and after it."""
