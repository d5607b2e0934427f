# Lists open risks, and tells what is wrong with one that is refused.
require "json"
require "net/http"

ADDRESS = URI(ENV.fetch("RISKLOOM_URL", "http://127.0.0.1:4000"))
KEY = ENV.fetch("RISKLOOM_KEY", "demo-key-alice")

def ask(method, path, body = nil)
  request = Net::HTTP.const_get(method).new(path, "X-API-Key" => KEY, "Content-Type" => "application/json")
  request.body = JSON.generate(body) if body
  answer = Net::HTTP.start(ADDRESS.host, ADDRESS.port) { |http| http.request(request) }
  [answer.code.to_i, JSON.parse(answer.body)]
end

status, list = ask(:Get, "/api/v1/risks?status=open")
puts "#{status}: #{list["data"].length} open risks"
list["data"].first(3).each { |risk| puts "- #{risk["title"]}" }

status, refusal = ask(:Post, "/api/v1/risks", { title: "", description: "Without a title" })
puts "#{status}: #{JSON.generate(refusal)}"
