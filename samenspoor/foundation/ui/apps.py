"""Registers the user interface with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "samenspoor.foundation.ui"
    label = "ui"
