package keypoints.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;

/** Keys of hosts with their certificates, made by the JDK's keytool, and who trusts them. */
public final class Certificates {
  /** Of all files. */
  public static final String PASSWORD = "changeit";

  private static final String SIGNER = "signer";

  private final Path folder;
  private final KeyStore keys;

  /** Makes a key for each kind of certificate. */
  public Certificates(Path folder) throws IOException, GeneralSecurityException {
    this.folder = folder;
    make(SIGNER, "Somebody", "-ext", "bc:c");
    make("good", "localhost", "-signer", SIGNER);
    make("expired", "localhost", "-signer", SIGNER, "-startdate", "-9d", "-validity", "5");
    make("other", "example.org", "-signer", SIGNER);
    make("stranger", "localhost");
    keys = KeyStore.getInstance(folder.resolve("keys").toFile(), PASSWORD.toCharArray());
  }

  private void make(String alias, String host, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-keyalg", "RSA", "-alias", alias, "-dname", "CN=" + host));
    command.addAll(List.of("-ext", "san=dns:" + host, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", folder.resolve("keys").toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (!keytool.onExit().thenApply(p -> p.exitValue() == 0).join()) {
      throw new IOException(output);
    }
  }

  /** A file of whoever signed all but the stranger's. */
  public Path trusted() throws IOException, GeneralSecurityException {
    KeyStore trusted = empty();
    trusted.setCertificateEntry(SIGNER, keys.getCertificate(SIGNER));
    Path file = folder.resolve("trusted");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** Sockets of a host that shows this certificate: good, expired, other or stranger. */
  public SSLServerSocketFactory sockets(String alias) throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore own = empty();
    own.setKeyEntry(alias, keys.getKey(alias, password), password, keys.getCertificateChain(alias));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(own, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
