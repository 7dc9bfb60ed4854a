"""Dask and Ray with two workers each on this machine, and DataFrames: the group `engines` of tests/groups.toml.

The programs `with_dask` and `with_ray` run where the engines are installed; the tests start them, and serve what they call.
"""
