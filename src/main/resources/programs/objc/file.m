#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSData *image = [NSData dataWithContentsOfFile:@"YOUR_IMAGE.jpg"];
        NSURL *url = [NSURL URLWithString:@"[(${call.url()})]"];

        NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:url];
        request.HTTPMethod = @"POST";
        request.HTTPBody = [image base64EncodedDataWithOptions:0];
        [request setValue:@"application/x-www-form-urlencoded" forHTTPHeaderField:@"Content-Type"];

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
