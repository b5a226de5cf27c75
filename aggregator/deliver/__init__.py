"""A rendered digest to a directory, a mailbox or a webhook."""
