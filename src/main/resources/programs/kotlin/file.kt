import java.io.File
import java.net.HttpURLConnection
import java.net.URL
import java.util.Base64

fun main() {
    val image = Base64.getEncoder().encode(File("YOUR_IMAGE.jpg").readBytes())

    val connection = URL("[(${call.url()})]").openConnection() as HttpURLConnection
    connection.requestMethod = "POST"
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded")
    connection.doOutput = true
    connection.outputStream.use { it.write(image) }

    println(connection.inputStream.bufferedReader().readText())
}
