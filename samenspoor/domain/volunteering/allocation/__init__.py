"""Who helps whom: weighs a volunteer for a request, and divides a round's volunteers over its requests. Plain Python.

`suitability.py` weighs one pair, for the proposals with a single request as well as for the matchingsoverleg. How a
round decides stands in docs/explanation/matchingsoverleg.md.
"""
