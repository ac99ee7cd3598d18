package main

import (
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
)

func main() {
	image := url.QueryEscape("https://example.org/YOUR_IMAGE.jpg")

	response, err := http.Post("[(${call.url()})]&image="+image, "", nil)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	io.Copy(os.Stdout, response.Body)
}
