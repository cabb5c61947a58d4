#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| partnerplan_fuzz::overlap(bytes));
