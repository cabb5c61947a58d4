//! Reading and writing values as a person types them.
