"""config.toml: its schema, reading it with every mistake named, editing it with its comments kept."""
