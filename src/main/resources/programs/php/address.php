<?php
$image = urlencode("https://example.org/YOUR_IMAGE.jpg");

$context = stream_context_create(["http" => ["method" => "POST"]]);

echo file_get_contents("[(${call.url()})]&image=" . $image, false, $context);
