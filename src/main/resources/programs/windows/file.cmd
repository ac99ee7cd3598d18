curl.exe -F "file=@YOUR_IMAGE.jpg" "[(${call.url()})]"
