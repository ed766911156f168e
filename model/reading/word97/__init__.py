"""Binary Word documents (.doc, .wps): the structures of [MS-DOC], as far as a report needs them."""
