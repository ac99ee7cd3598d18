curl -G "[(${call.url()})]" \
  --data-urlencode "image=https://example.org/YOUR_IMAGE.jpg"
