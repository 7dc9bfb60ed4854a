"""What `wherry webhooks` does.

events     which events there are, and one of each kind, made up
sending    a signed event to a server under test
receiving  the check of a signature
"""
