"""Samenspoor: the workplace in which a municipality and its chain prevent and solve debts."""
