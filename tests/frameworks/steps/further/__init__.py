"""What programs do later on: turns with a history, saved conversations, tools in streams, images, retries, clients of Azure.

As in the folder above; these steps are not among the 63 that are counted.
"""
