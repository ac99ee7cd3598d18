using System;
using System.Net.Http;

class Program
{
    static void Main()
    {
        var image = Uri.EscapeDataString("https://example.org/YOUR_IMAGE.jpg");

        using (var client = new HttpClient())
        {
            var response = client.PostAsync("[(${call.url()})]&image=" + image, null).Result;
            Console.WriteLine(response.Content.ReadAsStringAsync().Result);
        }
    }
}
