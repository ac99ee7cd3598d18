using System;
using System.IO;
using System.Net.Http;
using System.Text;

class Program
{
    static void Main()
    {
        var image = Convert.ToBase64String(File.ReadAllBytes("YOUR_IMAGE.jpg"));
        var body = new StringContent(image, Encoding.ASCII, "application/x-www-form-urlencoded");

        using (var client = new HttpClient())
        {
            var response = client.PostAsync("[(${call.url()})]", body).Result;
            Console.WriteLine(response.Content.ReadAsStringAsync().Result);
        }
    }
}
