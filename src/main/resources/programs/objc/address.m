#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSString *image = [@"https://example.org/YOUR_IMAGE.jpg"
            stringByAddingPercentEncodingWithAllowedCharacters:NSCharacterSet.alphanumericCharacterSet];
        NSString *api = @"[(${call.url()})]&image=";
        NSURL *url = [NSURL URLWithString:[api stringByAppendingString:image]];

        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";

        NSURLSessionDataTask *task = [NSURLSession.sharedSession
            dataTaskWithRequest:request
              completionHandler:^(NSData *answer, NSURLResponse *response, NSError *error) {
                if (error) {
                    NSLog(@"%@", error);
                } else {
                    NSLog(@"%@", [NSJSONSerialization JSONObjectWithData:answer options:0 error:nil]);
                }
                exit(error ? 1 : 0);
              }];
        [task resume];
        dispatch_main();
    }
}
