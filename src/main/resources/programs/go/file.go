package main

import (
	"encoding/base64"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	file, err := os.ReadFile("YOUR_IMAGE.jpg")
	if err != nil {
		log.Fatal(err)
	}
	image := base64.StdEncoding.EncodeToString(file)

	response, err := http.Post(
		"[(${call.url()})]",
		"application/x-www-form-urlencoded",
		strings.NewReader(image),
	)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	io.Copy(os.Stdout, response.Body)
}
