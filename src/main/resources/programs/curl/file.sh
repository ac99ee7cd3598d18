base64 -i YOUR_IMAGE.jpg | curl -d @- "[(${call.url()})]"
