"""The shipped reference: its files read, checked and turned into entries. Pure; texts come from outside."""
