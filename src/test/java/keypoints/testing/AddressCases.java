package keypoints.testing;

import static keypoints.testing.AddressCase.inside;
import static keypoints.testing.AddressCase.nonsense;
import static keypoints.testing.AddressCase.relative;

import java.util.List;
import java.util.stream.Stream;

/** Addresses that lead where strangers have no business, or nowhere. */
public final class AddressCases {
  private static final String IMAGE = "data:image/png;base64,iVBORw0KGgo=";

  private AddressCases() {}

  public static List<AddressCase> all() {
    return Stream.of(schemes(), loopback(), numbers(), version6(), networks(), hosts(), texts())
        .flatMap(List::stream)
        .toList();
  }

  private static List<AddressCase> schemes() {
    return List.of(
        nonsense("C01 a file", "file:///etc/passwd"),
        nonsense("C01a a file of a host", "file://localhost/etc/passwd"),
        nonsense("C01b inside an archive", "jar:http://127.0.0.1/a.jar!/b"),
        nonsense("C01c ftp", "ftp://127.0.0.1/a.jpg"),
        nonsense("C01d gopher", "gopher://127.0.0.1:PORT/_x"),
        nonsense("C01e dict", "dict://127.0.0.1:PORT/x"),
        nonsense("C01f ldap", "ldap://127.0.0.1:PORT/x"),
        nonsense("C01g netdoc", "netdoc:/etc/passwd"),
        nonsense("C01h mail", "mailto:someone@example.org"),
        nonsense("C02 data", IMAGE),
        nonsense("C03 script", "javascript:alert(1)"),
        nonsense("C03a blob", "blob:http://127.0.0.1/x"),
        nonsense("C03b about", "about:blank"),
        nonsense("C03c view-source", "view-source:http://127.0.0.1/"));
  }

  private static List<AddressCase> loopback() {
    return List.of(
        inside("C04 loopback", "http://127.0.0.1/"),
        inside("C04a loopback, https", "https://127.0.0.1/"),
        inside("C04b loopback at a port that listens", "http://127.0.0.1:PORT/a.jpg"),
        inside("C04c loopback at a port that does not", "http://127.0.0.1:1/"),
        inside("C04d loopback at port 22", "http://127.0.0.1:22/"),
        inside("C05 localhost", "http://localhost/"),
        inside("C05a in capitals", "http://LOCALHOST/"),
        inside("C05b with a dot", "http://localhost./"),
        inside("C05c below it", "http://foo.localhost/"),
        inside("C05d of version 6", "http://ip6-localhost/"),
        inside("C05e at a port that listens", "http://LocalHost.:PORT/"),
        inside("C06 last of loopback", "http://127.255.255.254/"),
        inside("C06a everywhere", "http://0.0.0.0/"),
        inside("C06b 0.1.2.3", "http://0.1.2.3/"));
  }

  private static List<AddressCase> numbers() {
    return List.of(
        nonsense("C06c 127.1", "http://127.1/"),
        nonsense("C06d 127.0.1", "http://127.0.1/"),
        inside("C06e 0", "http://0/"),
        inside("C07 decimal", "http://2130706433/"),
        inside("C07a hexadecimal", "http://0x7f000001/"),
        nonsense("C07b hexadecimal and a part", "http://0x7f.1/"),
        inside("C07c octal", "http://017700000001/"),
        inside("C07d octal parts", "http://0177.0.0.1/"),
        inside("C07e padded", "http://127.000.000.001/"),
        nonsense("C07f loopback with a dot", "http://127.0.0.1./"),
        nonsense("C07g five parts", "http://127.0.0.0.1/"),
        nonsense("C07h a part of 256", "http://127.0.0.256/"));
  }

  private static List<AddressCase> version6() {
    return List.of(
        inside("C08 [::1]", "http://[::1]/"),
        inside("C08a [::]", "http://[::]/"),
        inside("C08b mapped", "http://[::ffff:127.0.0.1]/"),
        inside("C08c mapped in hexadecimal", "http://[::ffff:7f00:1]/"),
        inside("C08d compatible", "http://[::127.0.0.1]/"),
        inside("C08e written out", "http://[0:0:0:0:0:ffff:127.0.0.1]/"),
        inside("C08f at a port that listens", "http://[::1]:PORT/"),
        inside("C08g with a zone", "http://[::1%25lo]/"),
        inside("C09 NAT64", "http://[64:ff9b::7f00:1]/"),
        inside("C09a 6to4", "http://[2002:7f00:1::]/"),
        inside("C09b Teredo", "http://[2001:0:7f00:1::]/"),
        inside("C11h unique local", "http://[fc00::1]/"),
        inside("C11i link-local", "http://[fe80::1]/"),
        inside("C11j site-local", "http://[fec0::1]/"),
        inside("C12e multicast", "http://[ff02::1]/"),
        inside("C12f documentation", "http://[2001:db8::1]/"));
  }

  private static List<AddressCase> networks() {
    return List.of(
        inside("C10 metadata of clouds", "http://169.254.169.254/latest/meta-data/"),
        inside("C10a metadata of version 6", "http://[fd00:ec2::254]/"),
        inside("C10b metadata elsewhere", "http://100.100.100.200/"),
        inside("C10c metadata of another", "http://192.0.0.192/"),
        inside("C11 10/8", "http://10.0.0.1/"),
        inside("C11a 172.16/12", "http://172.16.0.1/"),
        inside("C11b end of 172.16/12", "http://172.31.255.254/"),
        inside("C11c 192.168/16", "http://192.168.1.1/"),
        inside("C11d 100.64/10", "http://100.64.0.1/"),
        inside("C11e end of 100.64/10", "http://100.127.255.254/"),
        inside("C11f 198.18/15", "http://198.18.0.1/"),
        inside("C12 multicast", "http://224.0.0.1/"),
        inside("C12a broadcast", "http://255.255.255.255/"),
        inside("C12b reserved", "http://240.0.0.1/"),
        inside("C12c documentation", "http://192.0.2.1/"),
        inside("C12d more documentation", "http://203.0.113.1/"));
  }

  private static List<AddressCase> hosts() {
    return List.of(
        nonsense("C18 password", "http://user:secret@example.org/"),
        nonsense("C18a host as a user", "http://example.org@127.0.0.1/"),
        nonsense("C18b backslash", "http://127.0.0.1\\@example.org/"),
        inside("C18c fragment", "http://127.0.0.1#@example.org/"),
        inside("C20 port 0", "http://1.1.1.1:0/"),
        inside("C20a port 22", "http://1.1.1.1:22/"),
        inside("C20b port 25", "http://1.1.1.1:25/"),
        inside("C20c port 6379", "http://1.1.1.1:6379/"),
        inside("C20d port 8080", "http://1.1.1.1:8080/"),
        inside("C20e port 65536", "http://1.1.1.1:65536/"),
        nonsense("C20f port -1", "http://1.1.1.1:-1/"),
        nonsense("C20g port of many digits", "http://1.1.1.1:99999999999/"),
        inside("C21 full-width digits", "http://\uff11\uff12\uff17.0.0.1/"),
        inside("C21a circled digits", "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/"),
        inside("C21b ideographic dots", "http://127\u30020\u30020\u30021/"),
        nonsense("C22 underscore", "http://under_score.example.org/"),
        nonsense("C22a packed dots", "http://127%2e0%2e0%2e1/"),
        nonsense("C22b label of 64", "http://" + "a".repeat(64) + "\u00e4.example/"));
  }

  private static List<AddressCase> texts() {
    return List.of(
        nonsense("C19 backslash for a slash", "http:/\\127.0.0.1/"),
        nonsense("C19a three slashes", "http:///127.0.0.1/"),
        nonsense("C19b no scheme", "//127.0.0.1/"),
        nonsense("C19c no slashes", "http:127.0.0.1"),
        nonsense("C19d tab inside", "http://127.0.0.1\t/a"),
        new AddressCase(
            "C23 2,000 characters",
            "http://127.0.0.1/" + "a".repeat(2_000),
            "address_invalid",
            "address_invalid"),
        nonsense("C23a NUL", "http://example.org/\0"),
        nonsense("C23b header behind it", "http://127.0.0.1/\r\nX-Header: x"),
        nonsense("C23c blank", "http://exa mple.org/"),
        nonsense("C23d quote", "http://example.org/\"><script>alert(1)</script>"),
        nonsense("C25 only a scheme", "http://"),
        relative("C25a a word", "photo.jpg"),
        relative("C25b no scheme, but a host", "www.example.org/a.jpg"),
        nonsense("C25c a Windows path", "C:\\photos\\a.jpg"),
        nonsense("C25d words", "my nice photo"));
  }
}
