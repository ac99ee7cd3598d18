<?php
$image = base64_encode(file_get_contents("YOUR_IMAGE.jpg"));

$context = stream_context_create([
    "http" => [
        "method" => "POST",
        "header" => "Content-Type: application/x-www-form-urlencoded",
        "content" => $image,
    ],
]);

echo file_get_contents("[(${call.url()})]", false, $context);
