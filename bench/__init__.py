"""Measurements, as tables of figures; nothing here is a test."""
