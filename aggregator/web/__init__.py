"""What is served over HTTP: pages for a browser, our stream as feeds, the Google Reader API (reader/), health and figures."""
