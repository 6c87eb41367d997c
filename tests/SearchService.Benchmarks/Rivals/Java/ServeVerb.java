import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** {@code serve INDEX PORT WEIGHT PIVOT}: {@code GET /search} behind the JDK's own server, a thread a connection. */
final class ServeVerb {
    private static final int THREADS = 32;

    private ServeVerb() {
    }

    static void run(String[] args) throws Exception {
        QualityFactor factor = new QualityFactor("quality", Double.parseDouble(args[2]), Double.parseDouble(args[3]));
        SearchRequests requests = new SearchRequests(new Searching(Path.of(args[0])).withFacets("topic", "provider"), factor);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/search", exchange -> answer(exchange, requests));
        server.start();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, SearchRequests requests) throws IOException {
        try {
            byte[] body = requests.answer(parameters(exchange.getRequestURI().getRawQuery()));
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
            exchange.sendResponseHeaders(500, -1);
        } finally {
            exchange.close();
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            parameters.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
