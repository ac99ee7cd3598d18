create index run_photo on run (photo_sha256);
