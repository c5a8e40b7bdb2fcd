"""The population register (BRP): who is registered where, asked over Haal Centraal BRP personen bevragen v2.

`register.py` asks, `http.py` carries a question to the real register and `fake.py` to a file; `choosing.py` takes one.
"""
