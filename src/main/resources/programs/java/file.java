import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

public class Keypoints {
    public static void main(String[] args) throws Exception {
        byte[] image = Files.readAllBytes(Path.of("YOUR_IMAGE.jpg"));

        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create("[(${call.url()})]"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Base64.getEncoder().encode(image)))
            .build();

        System.out.println(HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString())
            .body());
    }
}
