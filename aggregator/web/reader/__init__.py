"""The Google Reader API: the stream in the reader people love, with their read and starred marks."""
