"""How properties are tried: as often as usual, but by no clock, since a busy machine is not a wrong rule."""

from hypothesis import HealthCheck, settings

settings.register_profile("needbot", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("needbot")
