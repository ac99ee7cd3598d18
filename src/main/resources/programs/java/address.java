import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

public class Keypoints {
    public static void main(String[] args) throws Exception {
        String image = URLEncoder.encode("https://example.org/YOUR_IMAGE.jpg", StandardCharsets.UTF_8);

        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create("[(${call.url()})]&image=" + image))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();

        System.out.println(HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString())
            .body());
    }
}
