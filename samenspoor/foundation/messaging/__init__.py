"""Messages that leave the house: kept until they are sent, each of them once."""
