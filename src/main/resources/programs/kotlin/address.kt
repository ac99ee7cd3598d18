import java.net.URL
import java.net.URLEncoder

fun main() {
    val image = URLEncoder.encode("https://example.org/YOUR_IMAGE.jpg", "UTF-8")

    println(URL("[(${call.url()})]&image=" + image).readText())
}
